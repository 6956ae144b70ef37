// Generates while it builds and serves; a mistake in the plan shows over the page.
import trackwright from 'trackwright/vite'

export default { plugins: [trackwright({ folder: import.meta.dirname })] }
