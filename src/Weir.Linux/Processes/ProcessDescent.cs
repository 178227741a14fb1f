using System.Globalization;

namespace Weir.Linux;

/// <summary>Who descends from whom, as the kernel says: the members of a job where no control group keeps them together.</summary>
public static class ProcessDescent
{
    /// <summary>
    /// The processes that descend from a living one, and those in the sessions that its children lead; itself is not among them. A
    /// process whose parents have all ended in another session is not found. The caller disposes of them.
    /// </summary>
    public static IReadOnlyList<ProcessHandle> Below(ProcessHandle ancestor)
    {
        List<ProcessHandle> found = [];
        if (ancestor.ProcessId <= 0)
        {
            return found;
        }

        var places = Places();
        var members = MembersOf(places, ancestor.ProcessId);
        // They are the ancestor's if it has lived until all was read.
        if (ancestor.HasEnded())
        {
            return found;
        }

        foreach (var id in members)
        {
            if (Same(id, places[id]) is { } handle)
            {
                found.Add(handle);
            }
        }

        return found;
    }

    // A handle of the process that was read of, not of another one that has its id by now.
    private static ProcessHandle? Same(int id, (int Parent, int Session, long Start) place)
    {
        if (ProcessHandle.Open(id) is not { } handle)
        {
            return null;
        }

        if (handle.Facts() is { } facts && facts.StartTicks == place.Start && facts.SessionId == place.Session)
        {
            return handle;
        }

        handle.Dispose();
        return null;
    }

    private static Dictionary<int, (int Parent, int Session, long Start)> Places()
    {
        Dictionary<int, (int, int, long)> places = [];
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (
                int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && ProcessInfo.TryPlace(id, out var parent, out var session, out var start)
            )
            {
                places[id] = (parent, session, start);
            }
        }

        return places;
    }

    private static HashSet<int> MembersOf(Dictionary<int, (int Parent, int Session, long Start)> places, int ancestor)
    {
        var children = places.ToLookup(place => place.Value.Parent, place => place.Key);
        var led = children[ancestor].Where(child => places[child].Session == child).ToHashSet();
        HashSet<int> members = [];
        Queue<int> open = new(children[ancestor]);
        foreach (var (id, place) in places)
        {
            if (led.Contains(place.Session))
            {
                open.Enqueue(id);
            }
        }

        while (open.TryDequeue(out var id))
        {
            if (id != ancestor && members.Add(id))
            {
                foreach (var child in children[id])
                {
                    open.Enqueue(child);
                }
            }
        }

        return members;
    }
}
