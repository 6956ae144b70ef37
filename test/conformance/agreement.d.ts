// Types of agreement.js for the test of it.
export interface Agreement {
  readonly draft: string
  readonly instances: number
  readonly agree: number
  readonly unsupported: number
  readonly right: number
  readonly ajvRight: number
  readonly wrong: readonly string[]
}

export function measureAgreement(suite: string): Agreement[]
