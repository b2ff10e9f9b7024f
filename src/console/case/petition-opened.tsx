import { Link } from 'react-router';
import { Button } from '../shell/controls/button.js';
import { useWords } from '../words/use-words.js';

/** Number and password, to be read aloud: the password is never shown again. An agency gets none. */
export interface OpenedPetition {
  petition: string;
  password?: string;
}

export function PetitionOpened({
  of: { petition, password },
  onClose,
}: {
  of: OpenedPetition;
  onClose: () => void;
}) {
  const text = useWords().case.petitionOpened;
  return (
    <>
      <p role="status">{text.title}</p>
      <dl className="facts">
        <div>
          <dt>{text.number}</dt>
          <dd className="tabular">
            <Link to={`/case/${petition}`}>{petition}</Link>
          </dd>
        </div>
        {password && (
          <div>
            <dt>{text.password}</dt>
            <dd className="tabular">{password}</dd>
          </div>
        )}
      </dl>
      <p className="tells">{password ? text.tell : text.byCentre}</p>
      <div className="dialog-actions">
        <Button look="primary" onPress={onClose}>
          {text.done}
        </Button>
      </div>
    </>
  );
}
