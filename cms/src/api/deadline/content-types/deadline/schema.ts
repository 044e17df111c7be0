export { deadline as default } from 'content-types/definitions/deadline'
