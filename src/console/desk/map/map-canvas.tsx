import { useQuery } from '@tanstack/react-query';
import { type GeoJSONSource, Map as MapLibre, Marker, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { useEffect, useRef, useState } from 'react';
import { outlinesQuery, useCity } from '../../api/queries.js';
import type { Outlines } from '../../api/types.js';
import type { Point } from '../point.js';
import type { PlacedCase } from './nearby-map.js';

// A file of this server: the page's policy allows no other worker.
setWorkerUrl(workerUrl);

interface Props {
  point: Point | null;
  district: string | null;
  cases: PlacedCase[];
  onPick: (lng: number, lat: number) => void;
}

const NEAR = 15;
const asSource = (outlines: Outlines | undefined) =>
  (outlines ?? { type: 'FeatureCollection', features: [] }) as Parameters<GeoJSONSource['setData']>[0];

/** @throws Error while it is drawn, where the browser cannot draw it */
export function MapCanvas({ point, district, cases, onPick }: Props) {
  const city = useCity();
  const box = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  const [broken, setBroken] = useState<Error | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const districts = useQuery(outlinesQuery(null)).data;
  const villages = useQuery({ ...outlinesQuery(district), enabled: district !== null }).data;
  const bounds = city?.bounds;
  if (broken) throw broken;

  useEffect(() => {
    if (!box.current || !bounds) return;
    const made = mapIn(box.current, bounds as [number, number, number, number]);
    made.on('error', ({ error }) => setBroken(new Error(error.message)));
    made.on('click', ({ lngLat }) => pick.current(lngLat.lng, lngLat.lat));
    made.on('load', () => setMap(made));
    return () => {
      setMap(null);
      made.remove();
    };
  }, [bounds]);

  useEffect(() => {
    (map?.getSource('districts') as GeoJSONSource | undefined)?.setData(asSource(districts));
  }, [map, districts]);
  useEffect(() => {
    (map?.getSource('villages') as GeoJSONSource | undefined)?.setData(asSource(villages));
    if (map && villages && !point) map.fitBounds(boxOf(villages), { animate: false, padding: 8 });
  }, [map, villages, point]);
  const [lng, lat] = [point?.lng, point?.lat];
  useEffect(() => {
    if (!map || lng === undefined || lat === undefined) return;
    const marker = new Marker({ element: mark('map-here', ''), draggable: true })
      .setLngLat([lng, lat])
      .addTo(map);
    marker.on('dragend', () => pick.current(marker.getLngLat().lng, marker.getLngLat().lat));
    map.jumpTo({ center: [lng, lat], zoom: Math.max(map.getZoom(), NEAR) });
    return () => void marker.remove();
  }, [map, lng, lat]);
  useEffect(() => {
    if (!map) return;
    const marks = cases.flatMap((one, i) =>
      typeof one.lng === 'number' && typeof one.lat === 'number'
        ? [
            new Marker({ element: mark('map-number', String(i + 1)) })
              .setLngLat([one.lng, one.lat])
              .addTo(map),
          ]
        : [],
    );
    return () => {
      for (const one of marks) one.remove();
    };
  }, [map, cases]);

  return <div ref={box} className="desk-map" aria-hidden="true" />;
}

function mapIn(container: HTMLElement, bounds: [number, number, number, number]): MapLibre {
  const { color, borderTopColor } = getComputedStyle(container);
  const empty = asSource(undefined);
  const line = (id: string, width: number, of: string) => ({
    id,
    type: 'line' as const,
    source: id,
    paint: { 'line-color': of, 'line-width': width },
  });
  const map = new MapLibre({
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
