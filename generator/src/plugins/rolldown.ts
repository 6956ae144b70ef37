// The entry trackwright/rolldown.
import type { Plugin } from 'rolldown'
import { plugin } from './create-plugin.js'
import type { PluginOptions } from './plugin-options.js'

export type { PluginOptions } from './plugin-options.js'

/** Generates before a build and, while it watches, whenever a plan changes; mistakes of a plan are the build's. */
export default function trackwright(options?: PluginOptions): Plugin {
  return plugin.rolldown(options) as Plugin
}
