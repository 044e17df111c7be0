import { factories } from '@strapi/strapi'

export default factories.createCoreService('api::mail-text.mail-text')
