// Patterns of old plans, which only parse without the `u` flag, in the syntax that parses with it. Best effort: what
// it cannot say stays as it is, and does not parse.

const TOKEN = /\[(?:[^\]\\]|\\[\s\S])*\]|\\[\s\S]|\{\d+(?:,\d*)?\}|[\s\S]/g

/** The same expression with the escapes and brackets that the `u` flag asks for. */
export function toUnicodeSyntax(source: string): string {
  if (isUnicode(source)) return source
  return source.replace(TOKEN, (token) => {
    if (token.startsWith('[') && token.length > 1) return rewriteClass(token)
    if (token.startsWith('\\')) return rewriteEscape(token)
    return token === '{' || token === '}' || token === ']' ? `\\${token}` : token
  })
}

function isUnicode(source: string): boolean {
  try {
    new RegExp(source, 'u')
    return true
  } catch {
    return false
  }
}

/** `\@` is an `@`: the flag takes only escapes that mean something. */
function rewriteEscape(token: string): string {
  return isUnicode(token) || /[\dkupPxc]/.test(token.charAt(1)) ? token : token.slice(1)
}

/** In a class, a hyphen beside `\w` is a hyphen. */
function rewriteClass(token: string): string {
  const escaped = token.replace(/\\([\s\S])/g, (token, character) =>
    isUnicode(`[${token}]`) || /[\dupPxc]/.test(character) ? token : character,
  )
  return escaped.replace(/(\\[dDsSwW])-/g, '$1\\-').replace(/-(?=\\[dDsSwW])/g, '\\-')
}
