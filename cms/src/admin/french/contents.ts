/** Lists and forms of the contents. */
const contents: Record<string, string> = {
  'actions.copy-documentId.label': 'Copier l’identifiant',
  'actions.copy-documentId.success': 'Identifiant copié',
  'actions.delete.label': 'Supprimer',
  'actions.open-in-new-tab.label': 'Ouvrir dans un nouvel onglet',
  'components.RelationInputModal.button-fullpage': 'Ouvrir la page',
  'components.RelationInputModal.confirmation-message':
    'Des changements ne sont pas enregistrés. Fermer quand même ? Ils seront perdus.',
  'components.RelationInputModal.modal-title': 'Modifier une relation',
  'containers.edit.information.document.value':
    '{time}{isAnonymous, select, true {} other { par {author}}}',
  'containers.edit.information.documentId.label': 'Identifiant',
  'containers.edit.information.last-draft.value':
    '{time}{isAnonymous, select, true {} other { par {author}}}',
  'containers.edit.information.last-published.value':
    '{time}{isAnonymous, select, true {} other { par {author}}}',
  'containers.List.statusFilter.draft': 'Brouillon (jamais publié)',
  'containers.List.statusFilter.published': 'Publié (tous)',
  'containers.List.statusFilter.publishedModified': 'Publié (modifié depuis)',
  'containers.List.statusFilter.publishedUnmodified': 'Publié (à jour)',
  'containers.list.table-headers.status': 'État',
  'containers.list.autoCloneModal.error.relation':
    'Dupliquer cette relation pourrait la retirer de l’original.',
  'containers.list.autoCloneModal.error.unique': 'Un champ unique ne peut pas être dupliqué.',
  'containers.list.filters.status': 'État',
  'containers.list.selectedEntriesModal.selectedCount.publish':
    'Déjà publiées : <b>{publishedCount}</b>. Prêtes à être publiées : <b>{draftCount}</b>. À corriger : <b>{withErrorsCount}</b>.',
  'containers.list.selectedEntriesModal.selectedCount.unpublish':
    'Déjà en brouillon : <b>{draftCount}</b>. Prêtes à être dépubliées : <b>{publishedCount}</b>.',
  'containers.list.selectedEntriesModal.title': 'Publier des entrées',
  'form.Input.hint.character.unit': '{maxValue, plural, one { caractère} other { caractères}}',
  'form.Input.hint.minMaxDivider': ' / ',
  'form.Input.hint.text':
    '{min, select, undefined {} other {{min} au moins}}{divider}{max, select, undefined {} other {{max}{unit} au plus}}{br}{description}',
  'listView.validation.errors.message':
    'Vérifiez chaque champ avant de publier (champs à remplir, longueurs).',
  'listView.validation.errors.title': 'À corriger',
  'plugin.name': 'Contenus',
  'popUpWarning.warning.unpublish': 'Si vous ne publiez pas ce contenu, il redevient un brouillon.',
  'popUpWarning.warning.unpublish-question': 'Voulez-vous vraiment ne pas le publier ?',
  'popUpWarning.warning.has-draft-relations.title': 'Confirmation',
  'relation.create': 'Créer une relation',
  'success.records.publish': 'Publié',
  'validation.error.unreadable-required-field':
    'Vos droits ne donnent pas accès à des champs à remplir. Voyez un administrateur.',
}

/** Choice and upload of pictures and files. */
const media: Record<string, string> = {
  'control-card.more-actions': 'Autres actions',
  'control-card.remove-selection': 'Retirer de la sélection',
  'form.input.placeholder.file-caption': 'Légende',
  'modal.file-details.focal-point': 'Point d’intérêt',
  'modal.upload-list.sub-header.add-folder': 'Ajouter un dossier',
  'modal.move.error-label': 'Le déplacement a échoué.',
  'plugin.home': 'Médiathèque',
}

export const contentManager = withPrefix('content-manager', contents)
export const mediaLibrary = withPrefix('upload', media)

function withPrefix(plugin: string, texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${plugin}.${key}`, text]))
}
