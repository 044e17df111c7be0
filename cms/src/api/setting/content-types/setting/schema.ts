export { setting as default } from 'content-types/definitions/setting'
