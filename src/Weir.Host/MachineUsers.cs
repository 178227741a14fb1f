using System.Collections.Concurrent;
using Weir.Linux;
using Weir.Web.Callers;

namespace Weir.Host;

/// <summary>The machine's accounts, kept for a minute: a submission must not wait for a directory service each time.</summary>
internal sealed class MachineUsers(TimeProvider time) : IMachineUsers
{
    private static readonly TimeSpan s_keep = TimeSpan.FromMinutes(1);
    private readonly BlockingCalls _directory = new("directory", threads: 8, perCaller: 1, mostWaiting: int.MaxValue);
    private readonly ConcurrentDictionary<uint, (UserAccount? Account, DateTimeOffset Until)> _accounts = new();
    private volatile Tuple<uint?, DateTimeOffset>? _operators;

    public uint Own { get; } = UserAccounts.CurrentUserId;

    public uint? OperatorGroup
    {
        get
        {
            var now = time.GetUtcNow();
            var known = _operators;
            if (known is null || known.Item2 <= now)
            {
                _operators = known = Tuple.Create(UserAccounts.FindGroup("weir"), now + s_keep);
            }

            return known.Item1;
        }
    }

    public ValueTask LoadAsync(uint userId)
    {
        var now = time.GetUtcNow();
        return _accounts.TryGetValue(userId, out var known) && known.Until > now && _operators is { Item2: var until } && until > now
            ? ValueTask.CompletedTask
            : new ValueTask(
                _directory.RunAsync(userId.ToString(System.Globalization.CultureInfo.InvariantCulture), () => (Find(userId), OperatorGroup))
            );
    }

    public string NameOf(uint userId) => Find(userId)?.Name ?? userId.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public uint? IdOf(string user) => UserAccounts.Find(user)?.UserId;

    public string HomeOf(uint userId) => Find(userId)?.Home is { Length: > 0 } home ? home : "/";

    private UserAccount? Find(uint userId)
    {
        var now = time.GetUtcNow();
        if (!_accounts.TryGetValue(userId, out var known) || known.Until <= now)
        {
            _accounts[userId] = known = (UserAccounts.Find(userId), now + s_keep);
        }

        return known.Account;
    }
}
