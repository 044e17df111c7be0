export { mailText as default } from 'content-types/definitions/mail-text'
