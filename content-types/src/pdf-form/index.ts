export { readFormFields, type ReadForm } from './read-form-fields.ts'
