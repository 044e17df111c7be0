export { addMessage, type NewMessage } from './store.ts'
