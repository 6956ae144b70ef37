// Owns what a page says about itself in the context of every event. Reads only; properties are the plan's alone.
import type { JsonObject } from '../core/message.js'

/**
 * The fields that RudderStack and Segment document for web sources: `page`, `campaign`, `locale`, `timezone`,
 * `userAgent`, `screen`. Read at each call, for a page of one document changes its address.
 */
export function readPageContext(): JsonObject {
  try {
    const { href, pathname, search, hash } = location
    return {
      page: {
        // Texts even where an element of the page is called "title" and hides the document's own.
        path: pathname,
        referrer: `${document.referrer}`,
        search,
        title: `${document.title}`,
        url: href.slice(0, href.length - hash.length),
      },
      campaign: readCampaign(search),
      locale: navigator.language,
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      userAgent: navigator.userAgent,
      screen: {
        width: screen.width,
        height: screen.height,
        density: devicePixelRatio,
        innerWidth,
        innerHeight,
      },
    }
  } catch {
    // A script of the page has replaced what is read here.
    return {}
  }
}

function readCampaign(search: string): JsonObject | undefined {
  if (!search.includes('utm_')) return undefined
  const parameters = new URLSearchParams(search)
  const read = (name: string): string | undefined => parameters.get(`utm_${name}`) || undefined
  const campaign = {
    source: read('source'),
    medium: read('medium'),
    name: read('campaign'),
    term: read('term'),
    content: read('content'),
  }
  return Object.values(campaign).some(Boolean) ? campaign : undefined
}
