// The entry trackwright/webpack.
import type { WebpackPluginInstance } from 'webpack'
import { plugin } from './create-plugin.js'
import type { PluginOptions } from './plugin-options.js'

export type { PluginOptions } from './plugin-options.js'

/** Generates before a build and, while it watches, whenever a plan changes; mistakes of a plan are the build's. */
export default function trackwright(options?: PluginOptions): WebpackPluginInstance {
  return plugin.webpack(options) as WebpackPluginInstance
}
