namespace Weir.Notices;

/// <summary>Where what is to be told waits; who delivers asks it.</summary>
public interface IOutbox
{
    /// <summary>Waits until something is due, and takes it: until it is settled, nobody else gets it.</summary>
    Task<IReadOnlyList<Delivery>> TakeAsync(int most, CancellationToken cancellationToken);

    /// <summary>Says what came of it; what was sent is then never given out again.</summary>
    Task SettleAsync(DeliveryResult result, CancellationToken cancellationToken);
}
