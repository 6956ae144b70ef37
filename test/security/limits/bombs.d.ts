// Types for bombs.js.
import type { PlanSource } from '../../../generator/src/plan/model.js'

export const BOMBS: Readonly<
  Record<string, { readonly want: string; readonly sources: () => readonly PlanSource[] }>
>
