package bowman.io.tiff;

import bowman.io.slide.TileDamage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bad tiles of a slide that were found, each once, up to a number that no slide of use has. */
final class DamageList {

    static final int MOST = 100_000;

    private final Map<TileCache.Key, TileDamage> found = new LinkedHashMap<>();

    synchronized Optional<TileDamage> of(TileCache.Key key) {
        return Optional.ofNullable(found.get(key));
    }

    /** Returns whether the tile is listed now; false if there are too many. */
    synchronized boolean add(TileCache.Key key, TileDamage damage) {
        if (found.size() >= MOST && !found.containsKey(key)) {
            return false;
        }
        found.putIfAbsent(key, damage);
        return true;
    }

    synchronized List<TileDamage> all() {
        return List.copyOf(found.values());
    }
}
