// Track events say what happened to what, in this order: "Order Completed".
import type { LintRule } from '../model.js'
import { wordsOf } from '../word-forms.js'

/** Past participles without the regular ending. */
const IRREGULAR = new Set(
  (
    'begun bought broken brought built chosen cut done drawn drunk found forgotten frozen given gone got heard held ' +
    'hidden hit kept known led left lent lost made met paid put quit read reset run said seen sent set shown shut ' +
    'sold spent split spoken stolen taken told thrown unsent won written rebuilt redone resent undone withdrawn'
  ).split(' '),
)

const PARTICLES = new Set(['in', 'out', 'up', 'on', 'off', 'down'])

export const eventNameObjectAction: LintRule<{ readonly actions: readonly string[] }> = {
  id: 'event-name-object-action',
  code: 'TW701',
  level: 'info',
  defaults: { actions: [] },
  *check({ plan }, { actions }) {
    const allowed = new Set(actions.map((word) => word.toLowerCase()))
    for (const { call, name, location, schema } of plan.events) {
      if (call !== 'track' || name === '') continue
      const words = wordsOf(name).map((word) => word.toLowerCase())
      const isAction = (word: string): boolean =>
        word.endsWith('ed') || IRREGULAR.has(word) || allowed.has(word)
      // What follows the action says to or from what; "Signed In" is an action of its own.
      const saysBoth = words.some((word, index) => index > 0 && isAction(word))
      const [first = '', second = ''] = words
      if (saysBoth || (words.length === 2 && isAction(first) && PARTICLES.has(second))) continue
      const message = `The track event ${JSON.stringify(name)} does not say an object and then what happened to it.`
      yield { message, location, owner: schema }
    }
  },
}
