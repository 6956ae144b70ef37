// Broken plans: every code of the plan stages with its whole message and its place.
import { describe, expect, test } from 'vitest'
import { CODES } from '../../generator/src/diagnostics/codes.js'
import { loadPlan } from '../../generator/src/plan/load-plan.js'
import type { PlanSource } from '../../generator/src/plan/model.js'

const file = (path: string, ...lines: string[]): PlanSource => ({ path, text: `${lines.join('\n')}\n` })
const event = (path: string, title: string, ...lines: string[]) =>
  file(path, `title: ${title}`, 'x-event: {}', ...lines)

const cases: { name: string; given: PlanSource[]; want: string[] }[] = [
  {
    name: 'JSON that stops in the middle',
    given: [file('plan.json', '{ "name": "Shop",', '  "events": [')],
    want: ['TW102 plan.json:3:1 The file ends too early.'],
  },
  {
    name: 'JSON with a comma too many',
    given: [file('plan.json', '{ "name": "Shop",', '  "events": [],', '}')],
    want: ['TW102 plan.json:3:1 Expected double-quoted property name.'],
  },
  {
    name: 'JSON with a raw newline in a string',
    given: [file('plan.json', '{ "name": "Sh', 'op" }')],
    want: ['TW102 plan.json:1:14 Bad control character in string literal.'],
  },
  {
    name: 'an empty JSON file',
    given: [file('plan.json', '')],
    want: ['TW102 plan.json:1:1 The file is empty.'],
  },
  {
    name: 'YAML with a tab',
    given: [file('plan.yaml', 'name: Shop', 'events:', '\t- title: A')],
    want: ['TW103 plan.yaml:3:1 Tabs are not allowed as indentation.'],
  },
  {
    name: 'YAML with an open bracket',
    given: [file('plan.yaml', 'name: [Shop', 'events: []')],
    want: [
      'TW103 plan.yaml:2:1 Flow sequence in block collection must be sufficiently indented and end with a ].',
    ],
  },
  {
    name: 'YAML with an alias to nothing',
    given: [file('plan.yaml', 'name: *shop', 'events: []')],
    want: ['TW103 plan.yaml:1:7 The alias *shop has no anchor before it.'],
  },
  {
    name: 'YAML with a number that JSON does not know',
    given: [file('plan.yaml', 'name: .nan')],
    want: ['TW103 plan.yaml:1:1 NaN is not a number of JSON.'],
  },
  {
    name: 'YAML with a tag of another tool',
    given: [file('plan.yaml', 'name: !env SHOP')],
    want: ['TW103 plan.yaml:1:7 Unresolved tag: !env.'],
  },
  {
    name: 'two YAML documents in a file',
    given: [file('plan.yaml', 'name: A', '---', 'name: B')],
    want: ['TW103 plan.yaml:2:1 Source contains multiple documents.'],
  },
  {
    name: 'a key twice in JSON',
    given: [file('plan.json', '{ "name": "A", "events": [],', '  "name": "B" }')],
    want: ['TW105 plan.json:2:3 The key "name" stands twice in one object.'],
  },
  {
    name: 'a key twice in YAML',
    given: [file('plan.yaml', 'name: A', 'events: []', 'name: B')],
    want: ['TW105 plan.yaml:3:1 The key "name" stands twice in one object.'],
  },
  {
    name: 'aliases that multiply',
    given: [
      file(
        'plan.yaml',
        'a: &a [x,x,x,x,x,x,x,x,x,x]',
        'b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]',
        ...'cdefgh'
          .split('')
          .map((key, index) => `${key}: &${key} [${Array(10).fill(`*${'bcdefg'[index]}`).join(',')}]`),
      ),
    ],
    want: ['TW113 plan.yaml:1:1 The aliases of the file repeat nodes more than 1000 times.'],
  },
  {
    name: 'nesting beyond the limit',
    given: [file('plan.json', `{"events":${'['.repeat(300)}${']'.repeat(300)}}`)],
    want: ['TW113 plan.json:1:1 The file is nested more than 200 levels deep.'],
  },
  {
    name: 'nesting beyond any stack',
    given: [file('plan.json', '['.repeat(100_000) + ']'.repeat(100_000))],
    want: ['TW113 plan.json:1:1 The file is nested more than 200 levels deep.'],
  },
  {
    name: 'YAML nesting beyond any stack',
    given: [file('plan.yaml', '['.repeat(20_000) + ']'.repeat(20_000))],
    want: ['TW113 plan.yaml:1:1 The file is nested too deep.'],
  },
  { name: 'no file at all', given: [], want: ['TW106 There is no .json, .yaml or .yml file in the plan.'] },
  {
    name: 'a document of another kind',
    given: [file('plan.json', '{ "openapi": "3.1.0", "paths": {} }')],
    want: [
      'TW106 plan.json:1:1 The file holds an object with "openapi", "paths", and is in none of the formats that are read.',
    ],
  },
  {
    name: 'the head of a folder alone',
    given: [file('plan.yaml', 'name: Shop', 'defaults: {}')],
    want: ['TW106 plan.yaml:1:1 plan.yaml is the head of a plan in a folder; on its own it has no events.'],
  },
  {
    name: 'a list',
    given: [file('plan.json', '[1, 2]')],
    want: ['TW106 plan.json:1:1 The file holds a list of 2, and is in none of the formats that are read.'],
  },
  {
    name: 'an event twice',
    given: [event('events/a.yaml', 'Order Completed'), event('events/b.yaml', 'Order Completed')],
    want: [
      'TW104 events/b.yaml:1:1 and events/a.yaml:1:1 The track event "Order Completed" is defined twice.',
    ],
  },
  {
    name: 'an event twice in one file',
    given: [
      file('plan.json', '{ "name": "Shop", "events": [', '  { "title": "A" },', '  { "title": "A" }', ']}'),
    ],
    want: ['TW104 plan.json:3:3 and plan.json:2:3 The track event "A" is defined twice.'],
  },
  {
    name: 'the rule of all pages twice',
    given: [file('a.yaml', 'x-event: { call: page }'), file('b.yaml', 'x-event: { call: page }')],
    want: ['TW104 b.yaml:1:1 and a.yaml:1:1 The page event without a name is defined twice.'],
  },
  {
    name: 'a track event without a name',
    given: [file('a.yaml', 'x-event: {}', 'type: object')],
    want: ['TW107 a.yaml:1:1 The event lacks "title".'],
  },
  {
    name: 'a call that is none',
    given: [file('a.yaml', 'title: A', 'x-event:', '  call: trak')],
    want: [
      'TW107 a.yaml:3:9 x-event.call must be one of track, page, screen, identify, group, alias (did you mean track?).',
    ],
  },
  {
    name: 'a field that is none',
    given: [file('a.yaml', 'title: A', 'x-event:', '  onwer: me')],
    want: ['TW107 a.yaml:3:3 x-event has no field "onwer": did you mean "owner"?'],
  },
  {
    name: 'a version that is empty',
    given: [file('a.yaml', 'title: A', 'x-event: { version: "" }')],
    want: ['TW107 a.yaml:2:21 x-event.version must not be empty.'],
  },
  {
    name: 'x-event that is no object',
    given: [file('a.yaml', 'title: A', 'x-event: true')],
    want: ['TW107 a.yaml:2:10 x-event must be an object.'],
  },
  {
    name: 'a plan without a name',
    given: [file('plan.json', '{ "events": [{ "title": "A" }] }')],
    want: ['TW107 plan.json:1:1 The plan lacks "name".'],
  },
  {
    name: 'a plan with a field that is none',
    given: [file('plan.yaml', 'name: Shop', 'owner: me'), event('a.yaml', 'A')],
    want: ['TW107 plan.yaml:2:1 The plan has no field "owner".'],
  },
  {
    name: 'a file of the plan that is a list',
    given: [event('a.yaml', 'A'), file('b.yaml', '- 1')],
    want: ['TW107 b.yaml:1:1 The file must be a schema (an object, true or false).'],
  },
  {
    name: 'a keyword with a value of the wrong kind',
    given: [event('a.yaml', 'A', 'properties:', '  total:', '    type: number', '    minimum: "0"')],
    want: ['TW108 a.yaml:6:14 properties.total.minimum must be a number.'],
  },
  {
    name: 'a type that is none',
    given: [event('a.yaml', 'A', 'properties:', '  total: { type: strng }')],
    want: [
      'TW108 a.yaml:4:18 properties.total.type must be one of array, boolean, integer, null, number, object, string or an array (did you mean string?).',
    ],
  },
  {
    name: 'a list where an object belongs',
    given: [event('a.yaml', 'A', 'properties: [total]')],
    want: ['TW108 a.yaml:3:13 properties must be an object.'],
  },
  {
    name: 'a subschema that is none',
    given: [event('a.yaml', 'A', 'properties:', '  "order total": 12')],
    want: ['TW108 a.yaml:4:18 properties["order total"] must be a schema (an object, true or false).'],
  },
  {
    name: 'required that is no list',
    given: [event('a.yaml', 'A', 'required: total')],
    want: ['TW108 a.yaml:3:11 required must be an array.'],
  },
  {
    name: 'required with an item twice',
    given: [event('a.yaml', 'A', 'required: [total, total]')],
    want: ['TW108 a.yaml:3:11 required has the same item twice (1 and 0).'],
  },
  {
    name: 'a negative length',
    given: [event('a.yaml', 'A', 'properties: { a: { maxLength: -1 } }')],
    want: ['TW108 a.yaml:3:31 properties.a.maxLength must be 0 or more.'],
  },
  {
    name: 'draft 4: a bound of draft 6',
    given: [
      event(
        'a.yaml',
        'A',
        '$schema: http://json-schema.org/draft-04/schema#',
        'properties:',
        '  a: { minimum: 1, exclusiveMinimum: 0 }',
      ),
    ],
    want: ['TW108 a.yaml:5:38 properties.a.exclusiveMinimum must be a boolean.'],
  },
  {
    name: 'draft 6: an empty anyOf',
    given: [event('a.yaml', 'A', '$schema: http://json-schema.org/draft-06/schema#', 'anyOf: []')],
    want: ['TW108 a.yaml:4:8 anyOf must have at least 1 item.'],
  },
  {
    name: 'draft 7: items of the wrong kind',
    given: [
      event(
        'a.yaml',
        'A',
        '$schema: http://json-schema.org/draft-07/schema#',
        'properties:',
        '  a: { items: 1 }',
      ),
    ],
    want: ['TW108 a.yaml:5:15 properties.a.items must be a schema (an object, true or false) or an array.'],
  },
  {
    name: 'draft 2019-09: dependentRequired of the wrong kind',
    given: [
      event(
        'a.yaml',
        'A',
        '$schema: https://json-schema.org/draft/2019-09/schema',
        'dependentRequired: { a: b }',
      ),
    ],
    want: ['TW108 a.yaml:4:25 dependentRequired.a must be an array.'],
  },
  {
    name: 'a mistake in a definition that is used, told once',
    given: [
      event('a.yaml', 'A', 'properties: { m: { $ref: d.yaml#/$defs/money } }'),
      event('b.yaml', 'B', 'properties: { m: { $ref: d.yaml#/$defs/money } }'),
      file('d.yaml', '$defs:', '  money:', '    type: number', '    minimum: low'),
    ],
    want: ['TW108 d.yaml:4:14 minimum must be a number.'],
  },
  {
    name: 'a draft that is none',
    given: [event('a.yaml', 'A', '$schema: http://json-schema.org/draft-05/schema#')],
    want: [
      'TW109 a.yaml:3:10 "http://json-schema.org/draft-05/schema#" is no draft of JSON Schema that is known.',
    ],
  },
  {
    name: 'a draft that is none, in the defaults',
    given: [file('plan.yaml', 'name: Shop', 'defaults:', '  $schema: draft7'), event('a.yaml', 'A')],
    want: ['TW109 plan.yaml:3:12 "draft7" is no draft of JSON Schema that is known.'],
  },
  {
    name: 'a $ref to a file that is not there',
    given: [
      event('events/a.yaml', 'A', 'properties:', '  p: { $ref: ../definitions/produkt.yaml }'),
      file('definitions/product.yaml', 'type: object'),
    ],
    want: [
      'TW110 events/a.yaml:4:14 $ref "../definitions/produkt.yaml" points nowhere: the plan has no file definitions/produkt.yaml; did you mean definitions/product.yaml?',
    ],
  },
  {
    name: 'a $ref to a definition that is not there',
    given: [event('a.yaml', 'A', '$defs: { money: {} }', 'properties:', "  p: { $ref: '#/$defs/monye' }")],
    want: [
      'TW110 a.yaml:5:14 $ref "#/$defs/monye" points nowhere: there is nothing at /$defs/monye; did you mean "money"?',
    ],
  },
  {
    name: 'a $ref to an anchor that is not there',
    given: [event('a.yaml', 'A', 'properties:', "  p: { $ref: '#money' }")],
    want: ['TW110 a.yaml:4:14 $ref "#money" points nowhere: there is no anchor "money".'],
  },
  {
    name: 'a $ref to what is no schema',
    given: [event('a.yaml', 'A', 'properties:', "  p: { $ref: '#/title' }")],
    want: ['TW110 a.yaml:4:14 $ref "#/title" points nowhere: what stands there is not a schema.'],
  },
  {
    name: 'a $ref that is no URI',
    given: [event('a.yaml', 'A', 'properties:', "  p: { $ref: 'http://[' }")],
    want: ['TW110 a.yaml:4:14 $ref "http://[" is not a URI reference.'],
  },
  {
    name: 'a $ref out of the folder',
    given: [event('events/a.yaml', 'A', 'properties:', '  p: { $ref: ../../secret.yaml }')],
    want: ['TW111 events/a.yaml:4:14 $ref "../../secret.yaml" leaves the plan\'s folder.'],
  },
  {
    name: 'a $ref out of the folder, encoded',
    given: [event('a.yaml', 'A', 'properties:', '  p: { $ref: "x/%2e%2E/../secret.yaml" }')],
    want: ['TW111 a.yaml:4:14 $ref "x/%2e%2E/../secret.yaml" leaves the plan\'s folder.'],
  },
  {
    name: 'a $ref to an absolute path',
    given: [event('a.yaml', 'A', 'properties:', '  p: { $ref: /etc/passwd }')],
    want: ['TW111 a.yaml:4:14 $ref "/etc/passwd" is an absolute path.'],
  },
  {
    name: 'a $ref to a file URL',
    given: [event('a.yaml', 'A', 'properties:', '  p: { $ref: "file:///etc/passwd" }')],
    want: ['TW111 a.yaml:4:14 $ref "file:///etc/passwd" is outside of the plan.'],
  },
  {
    name: 'a $ref to the network',
    given: [event('a.yaml', 'A', 'properties:', '  p: { $ref: "https://example.com/p.json" }')],
    want: ['TW111 a.yaml:4:14 $ref "https://example.com/p.json" is outside of the plan.'],
  },
  {
    name: 'a $ref to itself',
    given: [
      event(
        'a.yaml',
        'A',
        '$defs:',
        "  a: { $ref: '#/$defs/b' }",
        "  b: { allOf: [{ $ref: '#/$defs/a' }] }",
        "properties: { p: { $ref: '#/$defs/a' } }",
      ),
    ],
    want: ['TW121 a.yaml:4:14 The $ref leads back to itself.'],
  },
  {
    name: 'a chain of references beyond the limit',
    given: [
      event(
        'a.yaml',
        'A',
        '$defs:',
        ...Array.from({ length: 300 }, (_, n) => `  d${n}: { $ref: '#/$defs/d${n + 1}' }`),
        '  d300: {}',
        "properties: { p: { $ref: '#/$defs/d0' } }",
      ),
    ],
    want: ['TW113 a.yaml:205:17 More than 200 references in a row.'],
  },
  {
    name: 'a payload that is no object',
    given: [event('a.yaml', 'A', 'type: string')],
    want: ['TW114 a.yaml:3:7 The track event "A" is of type string, but a payload is an object.'],
  },
  {
    name: 'a payload that is one of several things, none an object',
    given: [event('a.yaml', 'A', 'type: [array, "null"]')],
    want: ['TW114 a.yaml:3:7 The track event "A" is of type array or null, but a payload is an object.'],
  },
  {
    name: 'a pattern that no engine takes',
    given: [event('a.yaml', 'A', 'properties:', '  c: { pattern: "[A-Z" }')],
    want: ['TW115 a.yaml:4:17 "[A-Z" is not a regular expression: unterminated character class.'],
  },
  {
    name: 'a pattern of names that no engine takes',
    given: [event('a.yaml', 'A', 'patternProperties:', '  "(": {}')],
    want: ['TW115 a.yaml:4:3 "(" is not a regular expression: unterminated group.'],
  },
  {
    name: 'a keyword misspelt',
    given: [event('a.yaml', 'A', 'requried: [total]')],
    want: ['TW116 a.yaml:3:1 "requried" is not a keyword of JSON Schema: did you mean "required"?'],
  },
  {
    name: 'a keyword of another draft',
    given: [
      event(
        'a.yaml',
        'A',
        '$schema: http://json-schema.org/draft-07/schema#',
        'properties: { a: { prefixItems: [] } }',
      ),
    ],
    want: [
      'TW116 a.yaml:4:20 "prefixItems" is a keyword of 2020-12, not of draft 07: it has no effect here.',
    ],
  },
  {
    name: 'a keyword of nobody',
    given: [event('a.yaml', 'A', 'pii: true')],
    want: ['TW116 a.yaml:3:1 "pii" is not a keyword of JSON Schema.'],
  },
  {
    name: 'a definitions file that nothing uses',
    given: [event('a.yaml', 'A'), file('b.yaml', '$defs: {}')],
    want: ['TW117 b.yaml:1:1 No event of the plan uses this file.'],
  },
  {
    name: 'a foreign plan with more than a plan holds',
    given: [
      file(
        'plan.json',
        JSON.stringify(
          {
            name: 'S',
            rules: { events: [{ name: 'A', rules: { properties: { context: { required: ['ip'] } } } }] },
          },
          null,
          1,
        ),
      ),
    ],
    want: ['TW118 plan.json:9:7 Rules about "context" are not carried over.'],
  },
  {
    name: 'a foreign plan that is not as its vendor writes it',
    given: [
      file(
        'plan.json',
        '{ "name": "S", "rules": [',
        '  { "key": "A", "jsonSchema": {} },',
        '  { "key": 3, "jsonSchema": {} }',
        '] }',
      ),
    ],
    want: ['TW122 plan.json:3:12 rules[1].key must be a string or null.'],
  },
  {
    name: 'files beside a foreign plan',
    given: [
      file('a.json', '{ "x": 1 }'),
      file('b.json', '[]'),
      file('plan.json', '{ "name": "S", "rules": [{ "key": "A", "jsonSchema": {} }] }'),
    ],
    want: [
      'TW123 a.json:1:1 a.json is no part of the Segment Public API plan, and is left aside, as 1 more.',
    ],
  },
  {
    name: 'what a foreign plan holds and nobody can send or try',
    given: [
      file(
        'plan.json',
        '{ "name": "S", "rules": [',
        '  { "type": "TRACK", "key": "", "jsonSchema": {} },',
        '  { "type": "TRACK", "key": "A", "jsonSchema": { "type": "array" } },',
        '  { "type": "TRACK", "key": "B", "jsonSchema": { "properties": { "a": { "pattern": "(?i)x" } } } }',
        '] }',
      ),
    ],
    want: [
      'TW118 plan.json:2:3 Track events without a name are not carried over.',
      'TW118 plan.json:3:3 Schemas of other values than objects are not carried over.',
      'TW118 plan.json:4:73 Patterns that are no regular expressions of ECMAScript are not carried over.',
    ],
  },
  {
    name: 'a reference of a rudder-cli project to nothing',
    given: [
      file(
        'plan.yaml',
        'version: rudder/v1',
        'kind: tracking-plan',
        'spec:',
        '  id: p',
        '  display_name: Plan',
        '  rules:',
        '    - event: "#event:opend"',
        '    - event: "#event:opened"',
        '      properties: [{ property: "#property:nothing" }]',
        '    - includes: { $ref: "#/tp/other/event_rule/*" }',
      ),
      file(
        'events.yaml',
        'version: rudder/v1',
        'kind: events',
        'spec: { events: [{ id: opened, name: Opened, event_type: track, category: "#category:c" }] }',
      ),
    ],
    want: [
      'TW125 events.yaml:3:75 "#category:c" leads to no category of the project.',
      'TW125 plan.yaml:7:14 "#event:opend" leads to no event of the project: did you mean "opened"?',
      'TW125 plan.yaml:9:32 "#property:nothing" leads to no property of the project.',
      'TW125 plan.yaml:10:25 "#/tp/other/event_rule/*" leads to no rule of the project.',
    ],
  },
  {
    name: 'an event specification whose source is not there',
    given: [
      file(
        'product.yaml',
        'resourceType: data-product',
        'data:',
        '  name: P',
        '  eventSpecifications:',
        '    - name: Clicked',
        '      event: { source: "iglu:com.acme/click/jsonschema/1-0-0" }',
      ),
    ],
    want: [
      'TW126 product.yaml:6:14 iglu:com.acme/click/jsonschema/1-0-0, which "Clicked" is based on, is not among the files.',
    ],
  },
  {
    name: 'a quote in CSV that is never closed',
    given: [file('events.csv', 'Object type,Object name', 'Event,"Song')],
    want: ['TW127 events.csv:2:7 The quoted cell never ends.'],
  },
  {
    name: 'a plan without events',
    given: [file('plan.json', '{ "name": "Shop", "events": [] }')],
    want: ['TW119 plan.json:1:1 The plan has no event, so nothing is generated from it.'],
  },
  {
    name: 'a pattern that takes exponential time, and one that may',
    given: [
      event(
        'a.yaml',
        'A',
        'properties:',
        "  a: { type: string, maxLength: 30, pattern: '^(a+)+$' }",
        "  b: { type: string, pattern: '^(\\ba+)+$' }",
        "patternProperties: { '^(a|a)*$': true }",
      ),
    ],
    want: [
      'TW141 a.yaml:4:46 The time that "^(a+)+$" takes can double with every further character of the text.',
      'TW142 a.yaml:5:31 The time that "^(\\\\ba+)+$" takes may double with every further character of the text.',
      'TW141 a.yaml:6:22 The time that "^(a|a)*$" takes can double with every further character of the text.',
    ],
  },
  {
    name: 'patterns that take polynomial time, unless a maxLength bounds it',
    given: [
      event(
        'a.yaml',
        'A',
        'properties:',
        "  a: { type: string, pattern: '^\\s*.*\\s*$' }",
        "  b: { type: string, pattern: '^.*,.*$', maxLength: 3000 }",
        "  c: { type: string, pattern: '^.*,.*$', maxLength: 4000 }",
      ),
    ],
    want: [
      'TW142 a.yaml:4:31 The time that "^\\\\s*.*\\\\s*$" takes can grow with the length of the text to the power of 3.',
      'TW146 a.yaml:6:31 The time that "^.*,.*$" takes can grow with the length of the text to the power of 2.',
    ],
  },
  {
    name: 'a pattern that is too long',
    given: [event('a.yaml', 'A', `pattern: ${'a'.repeat(20_001)}`)],
    want: ['TW143 a.yaml:3:10 The pattern has 20,001 characters; more than 20,000 are not read.'],
  },
  {
    name: 'definitions that double',
    given: [
      event(
        'a.yaml',
        'A',
        "allOf: [{ $ref: '#/$defs/d0' }]",
        '$defs:',
        ...Array.from({ length: 30 }, (_, index) => {
          const next = `{ $ref: '#/$defs/d${index + 1}' }`
          return `  d${index}: ${index === 29 ? '{}' : `{ allOf: [${next}, ${next}] }`}`
        }),
      ),
    ],
    want: [
      'TW144 a.yaml:1:1 More than 20,000 schemas would judge one value here: references lead to the same ones again and again.',
    ],
  },
  {
    name: 'definitions that double, the last one first, for a property',
    given: [
      event(
        'a.yaml',
        'A',
        '$defs:',
        ...Array.from({ length: 30 }, (_, index) => {
          const next = `{ $ref: '#/$defs/d${index - 1}' }`
          return `  d${index}: ${index === 0 ? '{}' : `{ allOf: [${next}, ${next}] }`}`
        }),
        "properties: { a: { $ref: '#/$defs/d29' } }",
      ),
    ],
    want: [
      'TW144 a.yaml:17:8 More than 20,000 schemas would judge one value here: references lead to the same ones again and again.',
    ],
  },
]

const found = (given: PlanSource[]) =>
  loadPlan(given).diagnostics.map(({ code, message, location: at, related = [] }) =>
    [
      code,
      at === undefined ? '' : ` ${at.file}:${at.line}:${at.column}`,
      ...related.map((also) => ` and ${also.file}:${also.line}:${also.column}`),
      ` ${message}`,
    ].join(''),
  )

// Remote documents are read-remote.test.ts's affair, too large types type-plan.test.ts's.
test('every code of the plan stages has a case here or in read-plan.test.ts', () => {
  const told = new Set([
    ...cases.flatMap(({ want }) => want.map((line) => line.slice(0, 5))),
    'TW101',
    'TW112',
    'TW120',
    'TW124',
  ])
  const elsewhere = ['TW140', 'TW145']
  const want = Object.keys(CODES).filter((code) => code.startsWith('TW1') && !elsewhere.includes(code))
  expect([...told].sort()).toEqual(want)
})

test('a format that is asked for counts, whatever the content looks like; one that is none is told', () => {
  const given = [file('plan.json', '{ "name": "S", "rules": { "events": [{ "name": "A", "rules": {} }] } }')]
  expect(loadPlan(given)).toMatchObject({
    format: 'segment-config-api',
    recognition: 'Read as Segment Config API, recognised by "rules.events" without "eventType" in plan.json.',
  })
  expect(loadPlan(given, { format: 'rudderstack-v1' })).toMatchObject({
    format: 'rudderstack-v1',
    recognition: 'Read as RudderStack tracking plan (RudderTyper 1), as was asked for.',
    diagnostics: [],
  })
  const [unknown] = loadPlan(given, { format: 'segment-api' }).diagnostics
  expect(unknown?.code).toBe('TW124')
  expect(unknown?.message).toBe('There is no plan format "segment-api".')
  expect(loadPlan(given, { format: 'rudderstack-v2' }).diagnostics[0]?.message).toBe(
    'There is no plan format "rudderstack-v2". Did you mean rudderstack-v1?',
  )
})

describe('loadPlan reports', () => {
  test.each(cases)('$name', ({ given, want }) => {
    expect(found(given)).toEqual(want)
  })
})
