// One typed event to the function that sends it: parameters, doc comment, body. Printing is print-module.ts's affair.

import { encodeString } from '../encoding/encode-string.js'
import { proseLines } from '../encoding/write-doc-comment.js'
import type { Call, PlanEvent } from '../plan/model.js'
import type { TypedEvent } from '../typing/model.js'
import type { FunctionModel, ParameterModel, Platform } from './model.js'

const ID_TYPE = 'string | number'

export function describeFunction(typed: TypedEvent, platform: Platform): FunctionModel {
  const { event, functionName, typeName } = typed.named
  const payload = describePayload(typed, platform)
  return {
    name: functionName,
    docLines: describeEvent(event),
    ...(typed.rules === undefined ? {} : { typeParameter: `const P extends ${typeName}` }),
    ...CALL_SHAPES[platform][event.call](event, payload),
  }
}

type CallShape = Pick<FunctionModel, 'parameters' | 'body'>
type ShapeCall = (event: PlanEvent, payload: ParameterModel) => CallShape

/** What each call takes. On a server the caller says who it is about; in a browser the client remembers. */
const CALL_SHAPES: Readonly<Record<Platform, Readonly<Record<Call, ShapeCall>>>> = {
  node: {
    track: (event, payload) =>
      shapeNamed('sendTrack', event.name, [payload, required('options', 'ServerCallOptions')]),
    page: (event, payload) =>
      shapePage('sendPage', event.name, [payload, required('options', 'ServerPageOptions')]),
    screen: (event, payload) =>
      shapePage('sendScreen', event.name, [payload, required('options', 'ServerPageOptions')]),
    identify: (_event, payload) => ({
      parameters: [payload, required('options', 'ServerCallOptions')],
      body: 'sendIdentify(slot, traits, options)',
    }),
    group: (_event, payload) => shapeGroup(payload, required('options', 'ServerCallOptions')),
    alias: (_event, payload) => ({
      parameters: [
        required('previousId', ID_TYPE),
        required('options', `ServerCallOptions & { traits?: ${payload.type} | undefined }`),
      ],
      body: 'sendAlias(slot, previousId, options)',
    }),
  },
  browser: {
    track: (event, payload) =>
      shapeNamed('sendTrack', event.name, [payload, optional('options', 'BrowserCallOptions')]),
    page: (event, payload) =>
      shapePage('sendPage', event.name, [payload, optional('options', 'BrowserPageOptions')]),
    screen: (event, payload) =>
      shapePage('sendScreen', event.name, [payload, optional('options', 'BrowserPageOptions')]),
    identify: (_event, payload) => ({
      parameters: [required('userId', ID_TYPE), payload, optional('options', 'BrowserCallOptions')],
      body: 'sendIdentify(slot, traits, { ...options, userId })',
    }),
    group: (_event, payload) => shapeGroup(payload, optional('options', 'BrowserCallOptions')),
    alias: (_event, payload) => ({
      parameters: [
        required('userId', ID_TYPE),
        required('previousId', ID_TYPE),
        optional('options', `BrowserCallOptions & { traits?: ${payload.type} | undefined }`),
      ],
      body: 'sendAlias(slot, previousId, { ...options, userId })',
    }),
  },
}

function shapeNamed(send: string, name: string, parameters: ParameterModel[]): CallShape {
  return {
    parameters,
    body: `${send}(slot, ${encodeString(name)}, properties, options)`,
  }
}

/** A rule without a name is for every page, so the caller names the page. */
function shapePage(send: string, name: string, parameters: ParameterModel[]): CallShape {
  if (name !== '') return shapeNamed(send, name, parameters)
  return {
    parameters: [required('name', 'string'), ...parameters],
    body: `${send}(slot, name, properties, options)`,
  }
}

function shapeGroup(payload: ParameterModel, options: ParameterModel): CallShape {
  return {
    parameters: [required('groupId', ID_TYPE), payload, options],
    body: 'sendGroup(slot, groupId, traits, options)',
  }
}

/** The argument may be left out where nothing that follows is required and the empty object is valid. */
function describePayload(typed: TypedEvent, platform: Platform): ParameterModel {
  const { event, typeName, rulesName } = typed.named
  return {
    name: isAboutTraits(event.call) ? 'traits' : 'properties',
    type: typed.rules === undefined ? typeName : `Checked<P, ${typeName}, ${rulesName}>`,
    optional: platform === 'browser' && typed.emptyAllowed,
  }
}

function required(name: string, type: string): ParameterModel {
  return { name, type, optional: false }
}

function optional(name: string, type: string): ParameterModel {
  return { name, type, optional: true }
}

function isAboutTraits(call: Call): boolean {
  return call === 'identify' || call === 'group' || call === 'alias'
}

function describeEvent(event: PlanEvent): string[] {
  const prose = proseLines(event.description ?? '')
  const isNameSent = event.name !== '' && !isAboutTraits(event.call)
  const sends = [`Sends ${event.call}${isNameSent ? ` ${encodeString(event.name)}` : ''}`]
  if (event.version !== undefined) sends.push(`version ${event.version}`)
  const facts = [`${sends.join(', ')}.`]
  if (event.owner !== undefined) facts.push(`Owner: ${event.owner}.`)
  if (event.tags !== undefined && event.tags.length > 0) facts.push(`Tags: ${event.tags.join(', ')}.`)
  const lines = [...prose, ...(prose.length > 0 ? [''] : []), ...proseLines(facts.join(' '))]
  return event.deprecated === undefined || event.deprecated === false
    ? lines
    : [...lines, deprecation(event.deprecated)]
}

function deprecation(deprecated: string | true): string {
  return deprecated === true ? '@deprecated' : `@deprecated ${proseLines(deprecated).join(' ')}`
}
