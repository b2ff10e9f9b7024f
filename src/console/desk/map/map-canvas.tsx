import { useQuery } from '@tanstack/react-query';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { outlinesQuery, useCity } from '../../api/queries.js';
import type { Outlines } from '../../api/types.js';
import { type MapLibrary, mapLibraryQuery } from './map-library.js';
import type { View } from './nearby-map.js';

interface Props {
  view: View;
  onPick: (lng: number, lat: number) => void;
  /** It shows the view, and is at rest. */
  onDrawn: (view: View) => void;
}

const NEAR = 15;
const asSource = (outlines: Outlines | undefined) =>
  (outlines ?? { type: 'FeatureCollection', features: [] }) as Parameters<GeoJSONSource['setData']>[0];

/** @throws Error while it is drawn, where it cannot be loaded or the browser cannot draw it */
export function MapCanvas({ view, onPick, onDrawn }: Props) {
  const { point, district, cases } = view;
  const city = useCity();
  const { data: library, error: missing } = useQuery(mapLibraryQuery);
  const box = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  const [broken, setBroken] = useState<Error | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const { data: districts, isLoading: areDistrictsComing } = useQuery(outlinesQuery(null));
  const { data: villages, isLoading: areVillagesComing } = useQuery({
    ...outlinesQuery(district),
    enabled: district !== null,
  });
  const isComing = areDistrictsComing || areVillagesComing;
  const bounds = city?.bounds;
  if (broken) throw broken;
  if (missing) throw missing;

  useEffect(() => {
    if (!library || !box.current || !bounds) return;
    const made = mapIn(library, box.current, bounds as [number, number, number, number]);
    made.on('error', ({ error }) => setBroken(new Error(error.message)));
    made.on('click', ({ lngLat }) => pick.current(lngLat.lng, lngLat.lat));
    made.on('load', () => setMap(made));
    return () => {
      setMap(null);
      made.remove();
    };
  }, [library, bounds]);

  useEffect(() => {
    (map?.getSource('districts') as GeoJSONSource | undefined)?.setData(asSource(districts));
  }, [map, districts]);
  useEffect(() => {
    (map?.getSource('villages') as GeoJSONSource | undefined)?.setData(asSource(villages));
  }, [map, villages]);
  const isAnywhere = point === null;
  useEffect(() => {
    if (map && villages && isAnywhere) map.fitBounds(boxOf(villages), { animate: false, padding: 8 });
  }, [map, villages, isAnywhere]);
  const [lng, lat] = [point?.lng, point?.lat];
  useEffect(() => {
    if (!library || !map || lng === undefined || lat === undefined) return;
    const marker = new library.Marker({ element: mark('map-here', ''), draggable: true })
      .setLngLat([lng, lat])
      .addTo(map);
    marker.on('dragend', () => pick.current(marker.getLngLat().lng, marker.getLngLat().lat));
    map.jumpTo({ center: [lng, lat], zoom: Math.max(map.getZoom(), NEAR) });
    return () => void marker.remove();
  }, [library, map, lng, lat]);
  useEffect(() => {
    if (!library || !map) return;
    const marks = cases.flatMap((one, i) =>
      typeof one.lng === 'number' && typeof one.lat === 'number'
        ? [
            new library.Marker({ element: mark('map-number', String(i + 1)) })
              .setLngLat([one.lng, one.lat])
              .addTo(map),
          ]
        : [],
    );
    return () => {
      for (const one of marks) one.remove();
    };
  }, [library, map, cases]);
  // The last of them: what the others have changed is drawn when the map is idle again.
  useEffect(() => {
    if (!map || isComing) return;
    const tell = () => onDrawn(view);
    map.once('idle', tell);
    map.triggerRepaint();
    return () => void map.off('idle', tell);
  }, [map, isComing, view, onDrawn]);

  return <div ref={box} className="desk-map" aria-hidden="true" />;
}

function mapIn(
  library: MapLibrary,
  container: HTMLElement,
  bounds: [number, number, number, number],
): MapLibre {
  const { color, borderTopColor } = getComputedStyle(container);
  const empty = asSource(undefined);
  const line = (id: string, width: number, of: string) => ({
    id,
    type: 'line' as const,
    source: id,
    paint: { 'line-color': of, 'line-width': width },
  });
  const map = new library.Map({
    container,
    bounds,
    attributionControl: false,
    keyboard: false,
    scrollZoom: true,
    style: {
      version: 8,
      sources: { districts: { type: 'geojson', data: empty }, villages: { type: 'geojson', data: empty } },
      layers: [line('villages', 1, borderTopColor), line('districts', 2, color)],
    },
  });
  // What can be done with it can be done with the fields.
  map.getCanvas().tabIndex = -1;
  return map;
}

function mark(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  element.tabIndex = -1;
  return element;
}

function boxOf({ features }: Outlines): [number, number, number, number] {
  const points = features.flatMap(({ geometry }) =>
    (geometry as { coordinates: number[][][] }).coordinates.flat(),
  );
  const lngs = points.map(([lng = 0]) => lng);
  const lats = points.map(([, lat = 0]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}
