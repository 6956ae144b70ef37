// One old call to its rewrite, or to what is to be done by hand, with the reason. Types are judged later, by the compiler.
import type { ts } from 'ts-morph'
import { locateNode } from '../locate-node.js'
import type { GeneratedModule } from '../model.js'
import type { PlanIndex } from '../plan-index.js'
import type { RawCall } from '../raw-call.js'
import { showEvent } from '../show-event.js'
import { type ProgramPlatform, shapeOf } from './call-shape.js'
import { judgePlace } from './judge-place.js'
import type { OldCall, Rewrite, Todo, TodoKind } from './model.js'
import { type NewArguments, readNewArguments } from './new-arguments.js'
import { writeCall } from './write-call.js'

export interface RewriteContext {
  readonly index: PlanIndex
  readonly platformOf: (module: GeneratedModule) => ProgramPlatform
}

export function rewriteCall(old: OldCall, { index, platformOf }: RewriteContext): Rewrite | Todo {
  const { raw, name } = old
  const call = raw.node.compilerNode
  const location = locateNode(call)
  const todo = (kind: TodoKind, reason: string): Todo => ({ kind, reason, location })
  if (name.kind === 'dynamic')
    return todo('dynamic-name', `The name of its event is made at run time: ${name.expression.getText()}.`)
  if (name.kind === 'hidden')
    return todo('dynamic-name', 'Its message is not written out, so that its event is not known.')
  if (name.kind === 'known' && name.names.length > 1)
    return todo(
      'dynamic-name',
      `It sends one of several events: ${name.names.map((each) => JSON.stringify(each)).join(', ')}.`,
    )
  const [text = ''] = name.kind === 'known' ? name.names : []
  const planned = index.find(raw.call, text)
  const [target] = planned
  if (target === undefined) return todo('unknown-event', `${showEvent(raw.call, text)} is in no plan.`)
  if (planned.length > 1) {
    const functions = planned.map(({ event }) => event.functionName).join(', ')
    return todo('several-functions', `Several functions send ${showEvent(raw.call, text)}: ${functions}.`)
  }
  const place = judgePlace(call)
  if (place !== undefined) return todo('no-counterpart', place)
  const args = readNewArguments(raw, target.event, shapeOf(target.event, platformOf(target.module)))
  if (typeof args === 'string') return todo('no-counterpart', args)
  const edit = writeCall(call, args)
  if (edit === undefined) return todo('no-counterpart', 'A comment within it would be lost.')
  return { old, target, call, location, dropped: droppedOf(raw, args), edit }
}

function droppedOf({ node, parts }: RawCall, { leading }: NewArguments): ts.Node[] {
  const name = parts.name?.compilerNode
  return [node.compilerNode.expression, ...(name === undefined || leading.includes(name) ? [] : [name])]
}
