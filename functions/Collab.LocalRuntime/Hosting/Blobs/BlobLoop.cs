using System.Threading.Channels;
using Collab.LocalRuntime.Hosting.Invocation;

namespace Collab.LocalRuntime.Hosting.Blobs;

/// <summary>Watches a container and hands each new or changed blob to a function.</summary>
internal sealed class BlobLoop(TriggeredFunction function, BlobPattern pattern, IBlobTriggerStore store, BlobPace pace, TimeProvider clock) : ITriggerLoop
{
    private readonly Channel<BlobWork> _ready = Channel.CreateUnbounded<BlobWork>(new UnboundedChannelOptions { SingleWriter = true });
    private readonly Type _parameterType = function.Function.TriggerParameter.ParameterType;
    private BlobLedger? _ledger;
    private bool _outage;

    private string Name => function.Function.Name;

    public async Task RunAsync(CancellationToken stopping)
    {
        var workers = Enumerable.Range(0, pace.Parallelism).Select(_ => WorkAsync(stopping)).ToList();
        while (!stopping.IsCancellationRequested)
        {
            await LookAsync(stopping);
            var wait = _ledger?.HasOpen == true ? pace.Busy : pace.Idle;
            await Task.Delay(wait, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _ready.Writer.Complete();
        await Task.WhenAll(workers);
        store.Dispose();
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            _ledger ??= new BlobLedger(pattern, store.Settling, clock, await store.OpenAsync(stopping));
            _ledger.BeginScan();
            if (await store.ScanAsync(_ledger, stopping))
            {
                var (ready, gone) = _ledger.EndScan();
                foreach (var work in ready)
                {
                    _ready.Writer.TryWrite(work);
                }

                await store.ForgetAsync(gone, stopping);
            }

            if (_outage)
            {
                Log.BlobOutageOver(function.Logger, Name);
            }

            _outage = false;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The loop ends by itself.
        }
        catch (Exception fault)
        {
            // Whatever the outage looks like, the watch goes on when it is over. Told once an outage.
            if (!_outage)
            {
                Log.BlobOutage(function.Logger, fault, Name);
            }

            _outage = true;
        }
    }

    private async Task WorkAsync(CancellationToken stopping)
    {
        await foreach (var work in _ready.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                // What waits at the end is not begun: the next start finds it again.
                if (!stopping.IsCancellationRequested)
                {
                    await HandOverAsync(work, stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // Stopped half way: no receipt, so the next start hands it over again.
            }
            catch (Exception fault)
            {
                Log.BlobSetBack(function.Logger, fault, Name);
                _ledger!.PutBack(work, pace.SetBack);
            }
        }
    }

    private async Task HandOverAsync(BlobWork work, CancellationToken stopping)
    {
        await using var claim = await store.ClaimAsync(work, stopping);
        if (claim.State == BlobClaimState.Busy)
        {
            _ledger!.PutBack(work, pace.SetBack);
            return;
        }

        if (claim.State == BlobClaimState.Done || work.IsDone)
        {
            await FinishAsync(work, claim);
            return;
        }

        using var held = CancellationTokenSource.CreateLinkedTokenSource(stopping, claim.Lost);
        if (await TryAsync(work, held.Token))
        {
            await FinishAsync(work, claim);
        }
        else if (++work.FailedTries < pace.MaxTries)
        {
            _ledger!.PutBack(work, pace.RetryDelays[work.FailedTries - 1]);
        }
        else
        {
            await store.WritePoisonAsync(new PoisonMessage
            {
                FunctionId = $"Host.Functions.{Name}",
                ContainerName = pattern.Container,
                BlobName = work.Name,
                ETag = work.Version.ToString(),
            });
            Log.BlobPoisoned(function.Logger, Name, work.FailedTries, work.InvocationId);
            await FinishAsync(work, claim);
        }
    }

    private async Task<bool> TryAsync(BlobWork work, CancellationToken cancellationToken)
    {
        var content = await store.ReadAsync(work, _parameterType, cancellationToken);
        try
        {
            // A blob that is gone needs no handing over: what was wanted of it, nobody can do.
            return content is null
                || await function.TryAsync(
                    content, pattern.Bind(work.Name), new TryCount(work.FailedTries, pace.MaxTries - 1), work.InvocationId, cancellationToken);
        }
        finally
        {
            if (content is Stream stream)
            {
                await stream.DisposeAsync();
            }
        }
    }

    private async Task FinishAsync(BlobWork work, BlobClaim claim)
    {
        // Noted first, so that a receipt that cannot be written is tried again without running the function again.
        work.IsDone = true;
        if (claim.State == BlobClaimState.Mine)
        {
            await store.WriteReceiptAsync(work, claim);
        }

        _ledger!.Finish(work);
    }
}
