// Owns what a page says about itself in the context of every event. Reads only; properties are the plan's alone.
import type { JsonObject } from '../core/message.js'

const CAMPAIGN_PARAMETERS = {
  source: 'utm_source',
  medium: 'utm_medium',
  name: 'utm_campaign',
  term: 'utm_term',
  content: 'utm_content',
}

/**
 * The fields that RudderStack and Segment document for web sources: `page`, `campaign`, `locale`, `timezone`,
 * `userAgent`, `screen`. Read at each call, for a page of one document changes its address.
 */
export function readPageContext(): JsonObject {
  try {
    return describePage()
  } catch {
    // A script of the page has replaced what is read here.
    return {}
  }
}

function describePage(): JsonObject {
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
    campaign: readCampaign(new URLSearchParams(search)),
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
}

function readCampaign(parameters: URLSearchParams): JsonObject | undefined {
  const found = Object.entries(CAMPAIGN_PARAMETERS).flatMap(([field, parameter]) => {
    const value = parameters.get(parameter)
    return value ? [[field, value]] : []
  })
  return found.length === 0 ? undefined : Object.fromEntries(found)
}
