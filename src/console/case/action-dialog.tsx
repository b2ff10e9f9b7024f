import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { useAct } from '../api/actions.js';
import { isProblem } from '../api/client.js';
import { useCity } from '../api/queries.js';
import { CoAnswers } from '../co-handling/co-handling.js';
import { isOpen } from '../co-handling/co-legs.js';
import { fieldOf, MembersTold } from '../incidents/members-told.js';
import { say } from '../live/announce.js';
import { RemediesField } from '../petitions/remedies.js';
import { Colon } from '../shell/colon.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { focusField } from '../shell/controls/text-field.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { problemWords, useLanguage, useNames, useWords } from '../words/use-words.js';
import { type ActedOn, type ActionDraft, begun, drafts } from './action-draft.js';
import { bodyOf, fieldsOf, isArrival, isGrave, missingIn } from './action-fields.js';
import { ActionForm } from './action-form.js';
import { actionName, actionTells } from './action-label.js';
import { shownBy } from './chosen-photo.js';
import { CitizenTold } from './citizen-told.js';
import { ContractorOffer, OFFERED } from './contractor-offer.js';
import { type OpenedPetition, PetitionOpened } from './petition-opened.js';
import { refusalsOf } from './refusals.js';

export function ActionDialog({ action, of, onClose }: { action: string; of: ActedOn; onClose: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const act = useAct();
  const city = useCity();
  const { name } = useNames();
  const language = useLanguage();
  const key = `${of.number} ${action}`;
  const called = actionName(action, of.kind, words);
  const [draft, setDraft] = useState<ActionDraft>(() => drafts.get(key) ?? begun(of, language));
  const [wrong, setWrong] = useState<string[]>([]);
  const [refused, setRefused] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isWorking, setWorking] = useState(false);
  const [opened, setOpened] = useState<OpenedPetition | null>(null);
  const form = useRef<HTMLDivElement>(null);

  const change = useCallback(
    (next: (before: ActionDraft) => ActionDraft) =>
      setDraft(before => {
        const after = next(before);
        drafts.set(key, after);
        return after;
      }),
    [key],
  );
  const isReport = action === 'report';
  const offered = draft.withOffered ? (of.offer?.photos ?? []).map(({ id }) => id) : [];
  const proofs = draft.photos.filter(({ when }) => when === 'after').length + offered.length;
  const waits = (of.coLegs ?? []).filter(isOpen);
  const fields = fieldsOf(action, draft.filled, { waits: waits.length > 0, hasArrived: of.hasArrived });
  const untold = action === 'release' ? (of.untold ?? []) : [];
  const ways = draft.ways ?? {};
  const owesPhoto = city?.categories.find(one => one.code === of.category)?.photoRequired ?? false;

  const submit = async () => {
    if (isWorking) return;
    const missing: string[] = [
      ...missingIn(fields, draft.filled, proofs, owesPhoto),
      ...untold.filter(number => !ways[number]).map(fieldOf),
    ];
    setWrong(missing);
    if (missing.length > 0) {
      say('wrong', words.states.wrongFields(missing.length));
      focusField(missing, form.current ?? document);
      return;
    }
    setWorking(true);
    setProblem(null);
    setRefused({});
    const { photos } = draft;
    try {
      const body = bodyOf(fields, draft.filled, isReport ? photos.map(shownBy) : photos.map(({ id }) => id));
      const { petition, password } = await act({
        action,
        ...of,
        body: {
          ...body,
          ...(offered.length > 0 && { contractorPhotos: offered }),
          ...(draft.remedies && { remedies: draft.remedies }),
          ...(untold.length > 0 && { members: untold.map(number => ({ number, how: ways[number] })) }),
        },
      });
      drafts.delete(key);
      say('result', words.case.done(called));
      if (petition) setOpened({ petition, password });
      else onClose();
    } catch (error) {
      const isStale = isProblem(error, 'STALE_VERSION');
      setProblem(isStale ? words.case.stale : problemWords(error, words));
      const refusals = refusalsOf(error, photos, { words, language });
      setRefused(refusals);
      focusField(Object.keys(refusals), form.current ?? document);
      if (isStale) void client.invalidateQueries({ queryKey: ['work-orders'] });
    } finally {
      setWorking(false);
    }
  };
  useShortcut('record', () => void submit());

  const title = `${called} ${of.number}`;
  if (opened)
    return (
      <Dialog title={title} isOpen onClose={onClose}>
        <PetitionOpened of={opened} onClose={onClose} />
      </Dialog>
    );
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <p className="tells">{actionTells(action, of.kind, words)}</p>
      {action === 'release' && of.told !== undefined && (
        <p>
          {words.identity.told.label}
          <Colon />
          <CitizenTold told={of.told} />
        </p>
      )}
      {(isReport || action === 'reply') && <CoAnswers legs={of.coLegs ?? []} />}
      <div ref={form} className="form">
        {of.offer && (
          <ContractorOffer
            offer={of.offer}
            withPhotos={draft.withOffered ?? false}
            refused={refused[OFFERED] ?? null}
            onText={text => change(before => ({ ...before, filled: { ...before.filled, text } }))}
            onPhotos={withOffered => change(before => ({ ...before, withOffered }))}
          />
        )}
        <ActionForm
          fields={fields}
          filled={draft.filled}
          photos={draft.photos}
          wrong={wrong}
          refused={refused}
          marksPhotos={isReport}
          mayWaitFor={of.mayWaitFor ?? []}
          owesPhoto={owesPhoto && offered.length === 0}
          onFill={(field, value) => {
            setWrong(before => before.filter(one => one !== field));
            // The day and the time are mended together.
            if (isArrival(field)) setRefused(({ arrivedTime: _mended, ...others }) => others);
            change(before => ({ ...before, filled: { ...before.filled, [field]: value } }));
          }}
          onPhotos={photos => {
            setWrong(before => before.filter(one => one !== 'photos'));
            change(before => ({ ...before, photos: photos(before.photos) }));
          }}
        />
        <MembersTold
          numbers={untold}
          onChange={ways => change(before => ({ ...before, ways }))}
          {...{ ways, wrong }}
        />
        {action === 'reply' && (
          <RemediesField
            value={draft.remedies ?? []}
            onChange={remedies => change(before => ({ ...before, remedies }))}
          />
        )}
      </div>
      {action === 'release' && waits.length > 0 && (
        <p>
          {words.coHandling.openLegs(
            waits.map(({ agency }) => name(agency)).join(language === 'en' ? ', ' : '、'),
          )}
        </p>
      )}
      <p className="form-problem" role="alert">
        {problem}
        {of.why && ` ${words.case.nowImpossible} ${of.why}`}
      </p>
      <div className="dialog-actions">
        <Button
          look={isGrave(action) ? 'danger' : 'primary'}
          isWorking={isWorking}
          isDisabled={Boolean(of.why)}
          onPress={() => void submit()}
        >
          {isWorking ? words.case.working : called}
        </Button>
        <Button onPress={onClose}>{words.states.cancel}</Button>
      </div>
    </Dialog>
  );
}
