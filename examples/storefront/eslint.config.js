// Finds calls that bypass the plan while they are written.
import trackwright from 'trackwright/eslint'

export default [{ ignores: ['src/analytics/**'] }, trackwright.configs.recommended]
