// One typed event to the function that sends it: parameters, doc comment, body. Printing is print-module.ts's affair.

import { encodeString } from '../encoding/encode-string.js'
import { proseLines } from '../encoding/write-doc-comment.js'
import type { Call, PlanEvent } from '../plan/model.js'
import type { TypedEvent } from '../typing/model.js'
import { describeJudging, type JudgingOptions } from './describe-judging.js'
import type { FunctionModel, ParameterModel, Platform } from './model.js'

const ID_TYPE = 'string | number'

export function describeFunction(typed: TypedEvent, judging: JudgingOptions): FunctionModel {
  const { event, functionName, typeName } = typed.named
  const { platform } = judging
  const payload = describePayload(typed, platform)
  const { before, argument } = describeJudging(event, functionName, judging)
  const { parameters, body } = CALL_SHAPES[platform][event.call](event, payload, argument)
  return {
    name: functionName,
    docLines: describeEvent(event),
    ...(typed.rules === undefined ? {} : { typeParameter: `const P extends ${typeName}` }),
    parameters,
    body: before + body,
  }
}

type CallShape = Pick<FunctionModel, 'parameters' | 'body'>
type ShapeCall = (event: PlanEvent, payload: ParameterModel, about: string) => CallShape

/** What each call takes. On a server the caller says who it is about; in a browser the client remembers. */
const CALL_SHAPES: Readonly<Record<Platform, Readonly<Record<Call, ShapeCall>>>> = {
  node: {
    track: (event, payload, about) =>
      shapeNamed('sendTrack', event.name, [payload, required('options', 'ServerCallOptions')], about),
    page: (event, payload, about) =>
      shapePage('sendPage', event.name, [payload, required('options', 'ServerPageOptions')], about),
    screen: (event, payload, about) =>
      shapePage('sendScreen', event.name, [payload, required('options', 'ServerPageOptions')], about),
    identify: (_event, payload, about) => ({
      parameters: [payload, required('options', 'ServerCallOptions')],
      body: `sendIdentify(slot, traits, options${about})`,
    }),
    group: (_event, payload, about) => shapeGroup(payload, required('options', 'ServerCallOptions'), about),
    alias: (_event, payload, about) => ({
      parameters: [
        required('previousId', ID_TYPE),
        required('options', `ServerCallOptions & { traits?: ${payload.type} | undefined }`),
      ],
      body: `sendAlias(slot, previousId, options${about})`,
    }),
  },
  browser: {
    track: (event, payload, about) =>
      shapeNamed('sendTrack', event.name, [payload, optional('options', 'BrowserCallOptions')], about),
    page: (event, payload, about) =>
      shapePage('sendPage', event.name, [payload, optional('options', 'BrowserPageOptions')], about),
    screen: (event, payload, about) =>
      shapePage('sendScreen', event.name, [payload, optional('options', 'BrowserPageOptions')], about),
    identify: (_event, payload, about) => ({
      parameters: [required('userId', ID_TYPE), payload, optional('options', 'BrowserCallOptions')],
      body: `sendIdentify(slot, traits, { ...options, userId }${about})`,
    }),
    group: (_event, payload, about) => shapeGroup(payload, optional('options', 'BrowserCallOptions'), about),
    alias: (_event, payload, about) => ({
      parameters: [
        required('userId', ID_TYPE),
        required('previousId', ID_TYPE),
        optional('options', `BrowserCallOptions & { traits?: ${payload.type} | undefined }`),
      ],
      body: `sendAlias(slot, previousId, { ...options, userId }${about})`,
    }),
  },
}

function shapeNamed(send: string, name: string, parameters: ParameterModel[], about: string): CallShape {
  return {
    parameters,
    body: `${send}(slot, ${encodeString(name)}, properties, options${about})`,
  }
}

/** A rule without a name is for every page, so the caller names the page. */
function shapePage(send: string, name: string, parameters: ParameterModel[], about: string): CallShape {
  if (name !== '') return shapeNamed(send, name, parameters, about)
  return {
    parameters: [required('name', 'string'), ...parameters],
    body: `${send}(slot, name, properties, options${about})`,
  }
}

function shapeGroup(payload: ParameterModel, options: ParameterModel, about: string): CallShape {
  return {
    parameters: [required('groupId', ID_TYPE), payload, options],
    body: `sendGroup(slot, groupId, traits, options${about})`,
  }
}

/** The argument may be left out where nothing that follows is required and the empty object is valid. */
function describePayload(typed: TypedEvent, platform: Platform): ParameterModel {
  const { rules } = typed
  const { event, typeName, rulesName } = typed.named
  return {
    name: isAboutTraits(event.call) ? 'traits' : 'properties',
    type: rules === undefined ? typeName : `Checked<P, ${typeName}, ${rulesName}, ${rules.look}<P>>`,
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
