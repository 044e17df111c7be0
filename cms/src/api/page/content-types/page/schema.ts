export { page as default } from 'content-types/definitions/page'
