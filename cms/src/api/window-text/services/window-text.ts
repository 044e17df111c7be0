import { factories } from '@strapi/strapi'

export default factories.createCoreService('api::window-text.window-text')
