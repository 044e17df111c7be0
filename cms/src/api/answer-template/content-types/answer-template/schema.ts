export { answerTemplate as default } from 'content-types/definitions/answer-template'
