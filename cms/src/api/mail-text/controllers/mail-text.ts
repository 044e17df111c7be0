import { factories } from '@strapi/strapi'

export default factories.createCoreController('api::mail-text.mail-text')
