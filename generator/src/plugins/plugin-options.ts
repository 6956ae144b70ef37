// What a bundler's plugin can be told. The plans and their outputs stand in the config file, as for the command line.

export interface PluginOptions {
  /** The config file. @default trackwright.config.ts, .js, .mjs or .json in `folder` */
  readonly config?: string
  /** Where the config file is looked for. @default the working directory */
  readonly folder?: string
}
