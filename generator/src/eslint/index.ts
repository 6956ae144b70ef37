// The entry trackwright/eslint: a plugin for ESLint's flat config, and for oxlint's jsPlugins.
import { noRawTrack } from './no-raw-track.js'

const rules = { 'no-raw-track': noRawTrack }

const plugin = { meta: { name: 'trackwright' }, rules }

/** `export default [recommended]`: the rule as an error. */
export const recommended = {
  name: 'trackwright/recommended',
  plugins: { trackwright: plugin },
  rules: { 'trackwright/no-raw-track': 'error' as const },
}

export const meta: { readonly name: string } = plugin.meta
export { rules }
export default { ...plugin, configs: { recommended } }
