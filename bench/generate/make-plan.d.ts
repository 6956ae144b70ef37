import type { PlanSource } from '../../generator/src/plan/model.js'

export function makePlan(count: number, layout: 'file' | 'folder' | 'yaml'): PlanSource[]
