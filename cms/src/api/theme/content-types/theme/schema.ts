export { theme as default } from 'content-types/definitions/theme'
