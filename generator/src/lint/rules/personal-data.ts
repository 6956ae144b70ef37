// Properties that look like data of a person, and are not marked by `x-pii`: true where they are, false where they are not.
import { isObject } from '../../plan/json-value.js'
import type { LintRule } from '../model.js'
import { wordsOf, writeName } from '../word-forms.js'

const PERSONAL =
  'email email_address phone phone_number mobile first_name last_name middle_name full_name surname given_name ' +
  'family_name birthday birth_date date_of_birth dob gender ssn social_security_number tax_id passport ' +
  'passport_number street street_address postal_address home_address ip ip_address password credit_card ' +
  'card_number cvv iban bank_account latitude longitude'

export interface PersonalDataOptions {
  /** In snake_case; matched by the end of a name, so that `billing_email` is an `email`. */
  readonly names: readonly string[]
  /** Report marked properties instead, in a plan that must have none. */
  readonly forbid: boolean
}

export const personalData: LintRule<PersonalDataOptions> = {
  id: 'personal-data',
  code: 'TW711',
  level: 'warning',
  defaults: { names: PERSONAL.split(' '), forbid: false },
  *check({ properties, locate }, { names, forbid }) {
    for (const property of properties) {
      const { name, schema } = property
      const mark = isObject(schema) ? schema['x-pii'] : undefined
      const isMarked = mark !== undefined && mark !== false
      const column = `_${writeName(wordsOf(name), 'snake_case')}`
      const looksPersonal = mark === undefined && names.some((each) => column.endsWith(`_${each}`))
      if (!looksPersonal && !(forbid && isMarked)) continue
      const location = locate(property, 'key')
      const what = looksPersonal
        ? 'looks like personal data, and is not marked'
        : 'is marked as personal data'
      yield {
        message: `The property ${JSON.stringify(name)} ${what}.`,
        ...(location === undefined ? {} : { location }),
        owner: schema,
      }
    }
  },
}
