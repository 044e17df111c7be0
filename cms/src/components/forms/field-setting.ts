export { fieldSetting as default } from 'content-types/definitions/field-setting'
