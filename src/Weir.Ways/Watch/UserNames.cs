using Weir.Linux;

namespace Weir.Ways.Watch;

/// <summary>The names of users, asked for once: processes are many and users few.</summary>
internal sealed class UserNames(TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<uint, string> _names = [];
    private long _since = time.GetTimestamp();

    /// <summary>The name of a user, or its id in digits.</summary>
    public string Of(uint user)
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_since) > Kept)
            {
                _names.Clear();
                _since = time.GetTimestamp();
            }

            if (!_names.TryGetValue(user, out var name))
            {
                _names[user] = name = UserAccounts.NameOf(user);
            }

            return name;
        }
    }
}
