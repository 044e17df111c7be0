export { redirect as default } from 'content-types/definitions/redirect'
