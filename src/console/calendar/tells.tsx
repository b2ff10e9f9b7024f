/** What it will do, and whom it tells. */
export const Tells = ({ sentences }: { sentences: readonly string[] }) => (
  <div className="tells">
    {sentences.map(sentence => (
      <p key={sentence}>{sentence}</p>
    ))}
  </div>
);
