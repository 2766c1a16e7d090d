package bowman.io.tiff;

import bowman.io.slide.TileDamage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bad tiles of a slide that were found, each once. */
final class DamageList {

    private final Map<TileCache.Key, TileDamage> found = new LinkedHashMap<>();

    synchronized Optional<TileDamage> of(TileCache.Key key) {
        return Optional.ofNullable(found.get(key));
    }

    synchronized void add(TileCache.Key key, TileDamage damage) {
        found.putIfAbsent(key, damage);
    }

    synchronized List<TileDamage> all() {
        return List.copyOf(found.values());
    }
}
