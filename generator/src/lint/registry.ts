// All rules, in the order of their codes. A new rule is a file in rules/ and a line here.
import type { LintRule } from './model.js'
import { eventNameCase } from './rules/event-name-case.js'
import { eventNameObjectAction } from './rules/event-name-object-action.js'
import { inconsistentType } from './rules/inconsistent-type.js'
import { keywordWithoutEffect } from './rules/keyword-without-effect.js'
import { missingEventDescription } from './rules/missing-event-description.js'
import { missingOwner } from './rules/missing-owner.js'
import { missingPropertyDescription } from './rules/missing-property-description.js'
import { nearDuplicateEvent } from './rules/near-duplicate-event.js'
import { nearDuplicateProperty } from './rules/near-duplicate-property.js'
import { personalData } from './rules/personal-data.js'
import { propertyNameCase } from './rules/property-name-case.js'
import { requiredWithoutProperty } from './rules/required-without-property.js'
import { reservedName } from './rules/reserved-name.js'
import { unboundedString } from './rules/unbounded-string.js'
import { unusedDefinition } from './rules/unused-definition.js'

/** Options are checked against a rule's own defaults before it sees them. */
export const LINT_RULES = [
  eventNameCase,
  eventNameObjectAction,
  propertyNameCase,
  reservedName,
  missingEventDescription,
  missingPropertyDescription,
  missingOwner,
  requiredWithoutProperty,
  unboundedString,
  nearDuplicateEvent,
  nearDuplicateProperty,
  personalData,
  inconsistentType,
  unusedDefinition,
  keywordWithoutEffect,
] as unknown as readonly LintRule[]
