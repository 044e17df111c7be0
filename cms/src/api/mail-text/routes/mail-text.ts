import { factories } from '@strapi/strapi'

export default factories.createCoreRouter('api::mail-text.mail-text')
