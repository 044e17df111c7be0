export { faqEntry as default } from 'content-types/definitions/faq-entry'
