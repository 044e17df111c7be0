export { form as default } from 'content-types/definitions/form'
