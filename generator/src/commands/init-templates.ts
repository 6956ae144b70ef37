// The files that `trackwright init` writes: a config, and a first plan that shows what a plan can say.
import type { TargetConfig } from '../config/define-config.js'

export interface TextFile {
  readonly path: string
  readonly content: string
}

export function configFile(target: TargetConfig, isTypeScript: boolean): TextFile {
  if (!isTypeScript) {
    const $schema = './node_modules/trackwright/dist/schemas/config.schema.json'
    return {
      path: 'trackwright.config.json',
      content: `${JSON.stringify({ $schema, ...target }, null, 2)}\n`,
    }
  }
  const members = Object.entries(target).map(([name, value]) => `  ${name}: ${JSON.stringify(value)},\n`)
  return {
    path: 'trackwright.config.ts',
    content: `import { defineConfig } from 'trackwright/config'\n\nexport default defineConfig({\n${members.join('')}})\n`,
  }
}

const SCHEMA_LINE =
  '# yaml-language-server: $schema=NODE_MODULES/trackwright/dist/schemas/tracking-plan.schema.json\n'

/** A plan in the folder layout, a file an event; `folder` is relative to the project. */
export function firstPlan(folder: string): TextFile[] {
  const up = folder
    .split('/')
    .map(() => '../')
    .join('')
  const file = (path: string, content: string) => ({
    path: `${folder}/${path}`,
    content:
      SCHEMA_LINE.replace('NODE_MODULES', `${path.includes('/') ? '../' : ''}${up}node_modules`) + content,
  })
  return [
    file('plan.yaml', PLAN),
    file('events/order-completed.yaml', ORDER_COMPLETED),
    file('users/identify.yaml', IDENTIFY),
  ]
}

const PLAN = `name: My product
version: "1"
description: What we track, and why.
defaults:
  # An event with a property that the plan does not know is refused.
  additionalProperties: false
`

const ORDER_COMPLETED = `title: Order Completed
description: A customer completed checkout.
x-event:
  call: track
  owner: checkout-team
type: object
required: [order_id, total, currency]
properties:
  order_id:
    description: The id of the order in our shop.
    type: string
    pattern: ^ord_
  total:
    description: What the customer paid, in \`currency\`.
    type: number
    minimum: 0
  currency:
    description: ISO 4217 code.
    type: string
    pattern: ^[A-Z]{3}$
  coupon:
    description: The code that was redeemed, if one was.
    type: [string, "null"]
`

const IDENTIFY = `title: Identify
description: What we know about a user.
x-event:
  call: identify
  owner: growth-team
type: object
properties:
  email:
    description: Where we write to.
    type: string
    format: email
    x-pii: true
  plan:
    description: The subscription.
    enum: [free, pro, enterprise]
`
