// Divisibility of decimal numbers as they are written, without the rounding of a floating-point division.

/** Whether `value` is a multiple of `step`, both taken as the decimals that print them. */
export function isMultipleOf(value: number, step: number): boolean {
  const [a, b] = [decimalOf(value), decimalOf(step)]
  if (a === undefined || b === undefined || b.digits === 0n) return true
  const exponent = Math.min(a.exponent, b.exponent)
  const scaled = (decimal: Decimal): bigint => decimal.digits * 10n ** BigInt(decimal.exponent - exponent)
  return scaled(a) % scaled(b) === 0n
}

interface Decimal {
  readonly digits: bigint
  readonly exponent: number
}

function decimalOf(value: number): Decimal | undefined {
  const parts = /^(-?\d)(?:\.(\d+))?e([+-]\d+)$/.exec(value.toExponential())
  if (parts === null) return undefined
  const [, integer = '0', fraction = '', exponent = '0'] = parts
  return { digits: BigInt(integer + fraction), exponent: Number(exponent) - fraction.length }
}
