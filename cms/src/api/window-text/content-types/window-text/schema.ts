export { windowText as default } from 'content-types/definitions/window-text'
