import { useEffect, useState } from 'react';
import { contractorApi } from './contractor-api.js';

/** A picture that is asked for with the link's token; an address of its own would carry the token. */
export function OrderPhoto({ id, name }: { id: string; name: string }) {
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    let address: string | null = null;
    let isGone = false;
    contractorApi
      .photo(id)
      .then(picture => {
        if (isGone) return;
        address = URL.createObjectURL(picture);
        setSource(address);
      })
      .catch(() => undefined);
    return () => {
      isGone = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [id]);
  if (source === null) return <span className="contractor-photo muted">{name}</span>;
  return <img className="contractor-photo" src={source} alt={name} />;
}
