using Weir.Jobs;

namespace Weir.Web.Connections;

/// <summary>
/// The requests of each ordinary user that are being answered: so many at once, the rest in the order in which they came. What somebody
/// asks for without end keeps that user waiting and nobody else. Submissions have turns of their own: many are written down as one.
/// </summary>
internal sealed class RequestSlots(Quotas quotas)
{
    private const int SubmissionsPerRequest = 16;
    private const long MostBodies = 64L << 20,
        SmallBody = 64 << 10;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, OfUser> _users = new(StringComparer.Ordinal);

    /// <summary>Ends when the request may be answered; what is answered disposes of it.</summary>
    /// <param name="user">Who asks.</param>
    /// <param name="submits">Whether it is a submission.</param>
    /// <param name="body">How many bytes it brings.</param>
    /// <param name="cancellationToken">The request is broken off.</param>
    public async Task<RequestSlot> EnterAsync(string user, bool submits, long body, CancellationToken cancellationToken)
    {
        OfUser own;
        lock (_lock)
        {
            if (!_users.TryGetValue(user, out own!))
            {
                _users[user] = own = new OfUser(quotas.Requests);
            }

            own.Here++;
        }

        var callerQueue = submits ? own.Submissions : own.Requests;
        var entered = false;
        try
        {
            await callerQueue.EnterAsync(1, cancellationToken).ConfigureAwait(false);
            entered = true;
            body = body <= SmallBody ? 0 : body;
            if (body > 0)
            {
                await own.Bodies.EnterAsync(body, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            if (entered)
            {
                callerQueue.Leave(1);
            }

            Leave(user, own);
            throw;
        }

        return new RequestSlot(() =>
        {
            if (body > 0)
            {
                own.Bodies.Leave(body);
            }

            callerQueue.Leave(1);
            Leave(user, own);
        });
    }

    private void Leave(string user, OfUser own)
    {
        lock (_lock)
        {
            if (--own.Here == 0)
            {
                _users.Remove(user);
            }
        }
    }

    private sealed class OfUser(int most)
    {
        public int Here { get; set; }

        public CallerQueue Requests { get; } = new(most);

        public CallerQueue Submissions { get; } = new((long)most * SubmissionsPerRequest);

        public CallerQueue Bodies { get; } = new(MostBodies);
    }
}
