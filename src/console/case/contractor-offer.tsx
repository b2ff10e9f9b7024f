import type { Attachment, CasePage } from '../api/types.js';
import { leadOf } from '../co-handling/co-legs.js';
import { Button } from '../shell/controls/button.js';
import { Check } from '../shell/controls/check.js';
import { useWords } from '../words/use-words.js';
import { PhotoFacts } from './photo-facts.js';

/** The field of a report with their photos. */
export const OFFERED = 'contractorPhotos';

/** What the contractor said last about this order, and the photos that came with it. */
export interface Offer {
  text: string;
  photos: Attachment[];
}

/** Of the order that is open now: what came before it was sent anew is an earlier leg's. */
export function offerOf(page: CasePage): Offer | null {
  const since = leadOf(page)?.dispatchedAt;
  const said = page.timeline.filter(
    ({ kind, at }) => kind === 'workorder.progressed' && since && at >= since,
  );
  const last = said.find(({ data }) => data.done === true) ?? said[0];
  if (!last) return null;
  return {
    text: last.text ?? '',
    photos: said.flatMap(({ attachments }) => attachments.filter(({ kind }) => kind === 'photo')),
  };
}

interface Props {
  offer: Offer;
  withPhotos: boolean;
  /** Why they cannot be reported with. */
  refused: string | null;
  onText: (text: string) => void;
  onPhotos: (withPhotos: boolean) => void;
}

/** The officer answers for the report; the contractor's words and photos are there to be taken. */
export function ContractorOffer({ offer, withPhotos, refused, onText, onPhotos }: Props) {
  const words = useWords();
  return (
    <section className="field wide" aria-labelledby="contractor-offer">
      <h3 id="contractor-offer">{words.contractor.offer.title}</h3>
      <p className="entry-text">{offer.text}</p>
      <Button onPress={() => onText(offer.text)}>{words.contractor.offer.take}</Button>
      {offer.photos.length > 0 && (
        <>
          <div className="photo-row">
            {offer.photos.map(({ id, takenAt }, index) => (
              <figure key={id}>
                <img src={`/api/files/${id}?size=thumb`} alt={words.contractor.photo(index + 1)} width={96} />
                <PhotoFacts takenAt={takenAt} />
              </figure>
            ))}
          </div>
          <Check
            name={OFFERED}
            label={words.contractor.offer.photos}
            value={withPhotos}
            error={withPhotos ? refused : null}
            onChange={onPhotos}
          />
        </>
      )}
    </section>
  );
}
